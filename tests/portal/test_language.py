"""Pages are Chinese unless the reader pressed English; what the browser prefers is not asked."""


def test_a_browser_that_prefers_english_gets_chinese(client, db):
    response = client.get("/accessibility/", headers={"accept-language": "en"})

    assert response.headers["Content-Language"] == "zh-hans"
    assert "无障碍说明" in response.content.decode()


def test_pressing_english_keeps_the_page_and_changes_the_language(client, db):
    answer = client.post("/language/", {"language": "en", "next": "/map/"})

    assert answer.url == "/map/"
    assert client.get("/map/").headers["Content-Language"] == "en"


def test_a_language_we_do_not_have_is_left_out(client, db):
    client.post("/language/", {"language": "tlh"})

    assert client.get("/map/").headers["Content-Language"] == "zh-hans"


def test_a_cookie_with_a_language_we_do_not_have_is_chinese(client, db):
    client.cookies["django_language"] = "tlh"

    assert client.get("/map/").headers["Content-Language"] == "zh-hans"
