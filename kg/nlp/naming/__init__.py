"""Which name a short form, an acronym or another spelling stands for."""
