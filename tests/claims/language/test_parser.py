import pytest

from claims.language import model_files, parser


@pytest.fixture(scope="module")
def proven():
    loaded = parser.load()
    if loaded is None:
        pytest.skip("the model is not installed")
    return loaded


class TestLoad:
    def test_refuses_a_model_with_an_altered_file(self, tmp_path):
        for name in model_files.SHA256:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(b"altered")

        assert not parser.is_proven(tmp_path)

    def test_refuses_a_model_with_a_missing_file(self, tmp_path):
        assert not parser.is_proven(tmp_path)

    def test_lists_the_official_releases_24_files(self):
        assert len(model_files.SHA256) == 24

    def test_is_one_for_the_process(self, proven):
        assert parser.load() is proven


class TestParse:
    @pytest.mark.parametrize("text", ["", " \n\n ", "One.", "A b c. D e f.\n\nG.", "x" * 5_000, "(" * 3_000])
    def test_gives_back_the_text_it_was_given(self, proven, text):
        [doc] = proven.parse([text])

        assert doc.text == text

    def test_gives_one_document_a_text_in_order(self, proven):
        texts = [f"Item {number} rose." for number in range(10)]

        docs = list(proven.parse(texts, batch_size=3))

        assert [doc.text for doc in docs] == texts

    def test_keeps_to_our_sentences(self, proven):
        [doc] = proven.parse(["Gov. Hale won. She spoke."])

        assert [sentence.text for sentence in doc.sents] == ["Gov. Hale won.", "She spoke."]

    def test_joins_the_groups_of_a_long_text_exactly(self, proven):
        text = "The mill closed on Friday, the owner said.\n\n" * 300

        [doc] = proven.parse([text])

        assert doc.text == text
        assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)

    def test_takes_the_place_of_a_lone_surrogate(self, proven):
        [doc] = proven.parse(["a \ud800 b"])

        assert len(doc.text) == 5
