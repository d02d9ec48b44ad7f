"""How a server sends the copy: by address, with a word on what a copy cannot do."""

from wsgiref.util import setup_testing_defaults

from gongkai.site_export.nginx import quoted


def asked(copy, path, query="", method="GET"):
    environ = {"PATH_INFO": path, "QUERY_STRING": query, "REQUEST_METHOD": method}
    setup_testing_defaults(environ)
    told = {}
    body = b"".join(
        copy(environ, lambda status, headers: told.update(status=status, headers=dict(headers)))
    )
    return told["status"], told["headers"], body.decode()


def test_a_page_is_sent_with_its_headers(copy, made):
    status, headers, body = asked(copy, made[0].item.public_url())

    assert status == "200 OK"
    assert headers["Content-Security-Policy"].startswith("base-uri 'none'")
    assert made[0].item.title in body


def test_a_page_of_the_catalogue_by_head_is_another_than_the_whole(copy):
    _status, _headers, body = asked(copy, "/qingshan/content/", "head=20-11")

    assert 'aria-current="true"' in body


def test_a_wrong_address_is_not_found(copy):
    status, _headers, _body = asked(copy, "/qingshan/content/", "head=99")

    assert status == "404 Not Found"


def test_a_question_to_a_list_leads_to_the_search_of_the_copy(copy):
    status, headers, _body = asked(copy, "/qingshan/content/", "q=%E6%A4%8D&year=2026")

    assert (status, headers["Location"]) == ("302 Found", "/search/?q=%E6%A4%8D&year=2026")


def test_the_search_answers_every_question_with_its_page(copy):
    status, _headers, body = asked(copy, "/search/", "q=%E6%A4%8D")

    assert status == "200 OK"
    assert "copy-search.js" in body


def test_a_form_is_told_that_a_copy_takes_nothing(copy):
    status, _headers, body = asked(copy, "/reading-aid/", method="POST")

    assert status == "405 Method Not Allowed"
    assert "不能填写和提交" in body


def test_nothing_in_a_word_of_nginx_ends_it_or_begins_a_variable():
    assert quoted('a"b\\c$d') == '"a\\"b\\\\c%24d"'


def test_the_includes_name_every_address_and_the_folder_of_their_own_release(copy, made):
    maps = (copy.release / "nginx-http.conf").read_text(encoding="utf-8")
    block = (copy.release / "nginx-server.conf").read_text(encoding="utf-8")

    address = made[0].item.public_url()
    assert f'"{address}" "/site{address}.html";' in maps
    assert f'root "{copy.release}";' in block
