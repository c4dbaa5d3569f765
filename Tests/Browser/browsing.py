"""What a person does in a browser, and waits for."""


def heading(page):
    return page.locator("h1").inner_text()


def main_text(page):
    return page.locator("main").inner_text()


def follow(locator):
    """Clicks what leads to another page, and waits for that page."""
    with locator.page.expect_navigation():
        locator.click()


def press(page, name):
    """Presses a button of the page's own forms."""
    follow(page.locator("main").get_by_role("button", name=name, exact=True))
