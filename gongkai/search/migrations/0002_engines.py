from django.db import migrations

from gongkai.search.engines import put_down, put_up


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(put_up, put_down),
    ]
