"""Which places stand beside a name, and which noun or site says where a body is."""
