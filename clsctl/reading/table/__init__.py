"""The format, one line a YAML key: what the decoder reads, the JSON Schema publishes and the reference page prints."""
