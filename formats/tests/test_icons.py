from django.template import Context, Template


def test_an_icon_is_drawn_as_the_package_draws_it() -> None:
    text = Template('{% load lucide %}{% lucide "check" size=14 aria_hidden="true" %}').render(Context())

    assert text.startswith("<svg")
    assert 'width="14"' in text
    assert 'aria-hidden="true"' in text
    assert "<path" in text
    assert "xmlns" not in text


def test_each_size_is_an_icon_of_its_own() -> None:
    text = Template('{% load lucide %}{% lucide "check" size=14 %}{% lucide "check" size=20 %}').render(Context())

    assert 'width="14"' in text
    assert 'width="20"' in text


def test_what_stands_in_an_attribute_is_escaped() -> None:
    text = Template('{% load lucide %}{% lucide "check" class=name %}').render(Context({"name": '"><script>'}))

    assert "<script>" not in text
