"""Validate against the schemas that ship, made strict: what we write holds no key that they do not describe."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, cast

from jsonschema import Draft202012Validator


def strict_validator(name: str) -> Draft202012Validator:
    text = files("sinoclaim").joinpath("schema", f"{name}-1.json").read_text(encoding="utf-8")
    schema = cast("dict[str, Any]", _closed(json.loads(text)))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _closed(part: object) -> object:
    if isinstance(part, list):
        return [_closed(item) for item in part]
    if not isinstance(part, dict):
        return part
    closed = {key: _closed(value) for key, value in part.items()}
    if "properties" in closed and isinstance(part.get("required"), list):
        closed.setdefault("additionalProperties", False)
    return closed


def strictly(text: str) -> Any:
    """Parse as the strictest reader would: ASCII, no NaN, no key twice, no float."""

    def no_number(literal: str) -> float:
        message = f"{literal} is not allowed"
        raise ValueError(message)

    def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        assert len(set(keys)) == len(keys), keys
        assert keys == sorted(keys), keys
        return dict(pairs)

    text.encode("ascii")
    return json.loads(text, parse_constant=no_number, parse_float=no_number, object_pairs_hook=object_of)
