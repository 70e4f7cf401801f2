"""A file that is dropped, on the page: what it would add, imported, undone."""

import pytest

from tests.browser.test_home import BOTH, picture, slack, told
from tests.imports.told import content

__all__ = ["slack", "told"]  # fixtures
pytestmark = pytest.mark.usefixtures("told")


@BOTH
async def test_a_file_is_looked_at_imported_and_undone(visit, scheme, tmp_path):
    ana = await visit("ana", "dm", color_scheme=scheme, viewport={"width": 1200, "height": 900})
    file = {"name": "workouts.csv", "mimeType": "text/csv", "buffer": content("hevy.csv")}
    await ana.page.locator("#say-form input[type=file]").set_input_files(file)
    await ana.sees("Hevy file: nothing is imported yet")
    await picture(ana, scheme, "import", tmp_path)
    await ana.press("Import")
    await ana.sees("Imported from Hevy:")
    await ana.press("Undo this import")
    await ana.sees("6 sessions taken out of your log.")
