"""The browser's tab names what is seen and the day, from the first byte on."""

from playwright.sync_api import expect

from tests.browser.reader import Reader


def test_the_tab_names_country_and_date(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20&country=SRB")
    expect(reader.page).to_have_title("Serbia on 20 March 2025 – Pactmap")


def test_the_tab_follows_the_reader(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20")
    expect(reader.page).to_have_title("Pacts on 20 March 2025 – Pactmap")
    reader.click("Serbia")
    expect(reader.page).to_have_title("Serbia on 20 March 2025 – Pactmap")
    reader.settle_on("2025-03-22")
    expect(reader.page).to_have_title("Serbia on 22 March 2025 – Pactmap")
    reader.page.get_by_role("link", name="About").click()
    expect(reader.page).to_have_title("About – Pactmap")
    reader.page.go_back()
    expect(reader.page).to_have_title("Serbia on 22 March 2025 – Pactmap")


def test_the_first_byte_has_the_title(reader: Reader) -> None:
    answer = reader.context.request.get(
        f"{reader.address}/?as_of=2025-03-20&country=SRB", headers={"accept": "text/html"}
    )
    assert "<title>Serbia on 20 March 2025 – Pactmap</title>" in answer.text()
