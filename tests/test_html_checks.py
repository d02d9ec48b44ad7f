"""The checks of pages find what they look for."""

import pytest

from tests.html_checks import faults

GOOD = """<!doctype html><html lang="zh-CN"><head><title>题</title></head><body><main id="main">
<h1>题</h1><a href="#main">上</a><form><label for="q">查</label><input id="q"><button>找</button></form>
<table><caption>表</caption><tr><th scope="col">项</th></tr></table></main></body></html>"""


def test_a_good_page_has_no_faults():
    assert faults(GOOD.encode()) == []


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        (' lang="zh-CN"', "", "html has no lang"),
        ("<title>题</title>", "", "no title"),
        ("<h1>题</h1>", "", "not exactly one h1"),
        ("<h1>题</h1>", "<h1>题</h1><h3>小</h3>", "h1 then h3"),
        ("<form>", "<nav></nav><form>", "unnamed nav"),
        ('<input id="q">', '<input id="main">', "id twice: main"),
        ('for="q"', 'for="x"', "no such id: x"),
        ('href="#main"', 'href="#x"', "link to nothing: #x"),
        ('<label for="q">查</label>', "", "field without label"),
        ("<button>找</button>", "<button></button>", "unnamed button"),
        (">上</a>", "></a>", "unnamed link"),
        ("<caption>表</caption>", "", "table without caption"),
        (' scope="col"', "", "th without scope"),
        ("<form>", '<form style="color:red">', "inline style: color:red"),
        ("<form>", "<style></style><form>", "style element"),
        ("<form>", "<script>1</script><form>", "inline script"),
        ("<form>", '<form onsubmit="x">', "inline handler: x"),
        ("<form>", '<img src="//cdn.example/x.png" alt=""><form>', "from elsewhere"),
    ],
)
def test_a_bad_page_is_found_out(good, bad, fault):
    page = GOOD.replace(good, bad)

    assert any(each.startswith(fault) for each in faults(page.encode()))
