"""Addresses of people and of one's own account, under /desk/people/."""

from django.urls import path

from gongkai.accounts.views import bulk, own_account, people

app_name = "accounts"

urlpatterns = [
    path("", people.people, name="people"),
    path("add/", people.add_person, name="add_person"),
    path("who-may/", people.who_may, name="who_may"),
    path("book/template/", bulk.people_template, name="people_template"),
    path("book/", bulk.upload_people, name="upload_people"),
    path("book/confirm/", bulk.confirm_people, name="confirm_people"),
    path("me/", own_account.profile, name="profile"),
    path("me/deputy/", own_account.name_deputy, name="name_deputy"),
    path("me/deputy/<int:pk>/end/", own_account.end_deputy, name="end_deputy"),
    path("agency/", own_account.switch_agency, name="switch_agency"),
    path("appointments/<int:pk>/end/", people.end_appointment, name="end_appointment"),
    path("<int:pk>/", people.person, name="person"),
    path("<int:pk>/appoint/", people.appoint, name="appoint"),
    path("<int:pk>/password/", people.issue_password, name="issue_password"),
    path("<int:pk>/deactivate/", people.deactivate, name="deactivate"),
    path("<int:pk>/activate/", people.activate, name="activate"),
    path("<int:pk>/hand-over/", people.hand_over, name="hand_over"),
]
