"""Links of a page as short as they can be: templates lead by way of the site's root, which is a detour to what lies near."""

from generator.render.page import root_of


def with_near_links(html: str, path: str) -> str:
    """Return the HTML of the page at `path`, each link that goes up to the root and down the same way again made shorter.

    In an attribute alone can `="` stand: in text the quotation mark is escaped.
    """
    if not path:
        return html
    root, parts = root_of(path), path.split("/")
    own = f'="{root}{path}/'
    html = html.replace(f'{own}"', '="./"').replace(f"{own}#", '="#').replace(own, '="')
    for depth in range(len(parts) - 1, 0, -1):
        html = html.replace(f'="{root}{"/".join(parts[:depth])}/', f'="{"../" * (len(parts) - depth)}')
    return html
