"""What the build did not put into a page does not run there."""

from playwright.sync_api import Page

from tests.browser.reader import Reader


def ran(page: Page) -> bool:
    """Return whether the intruder ran."""
    return bool(page.evaluate("window.intruder === true"))


def test_a_script_that_slipped_into_a_page_does_not_run(reader: Reader) -> None:
    page = reader.open("countries/turkiye/")
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.intruder = true";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend", '<img src="x" onerror="window.intruder = true">');
        }"""
    )
    page.wait_for_timeout(200)
    assert not ran(page)
    assert any("Content Security Policy" in complaint for complaint in reader.complaints)


def test_a_text_is_not_run_as_code(reader: Reader) -> None:
    page = reader.open("countries/turkiye/")
    page.add_script_tag(url=f"{reader.site}assets/javascripts/ageing.js")  # a script of the site itself may run
    # setTimeout with a text is `eval` by another name.
    page.evaluate("setTimeout('window.intruder = true', 0)")
    page.wait_for_timeout(200)
    assert not ran(page)
