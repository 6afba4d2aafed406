"""Whether a post, a membership or a job holds: by its own words, and by who led a country."""
