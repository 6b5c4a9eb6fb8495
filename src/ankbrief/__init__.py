"""A week of Russian-language news in, a briefing in Word and PDF out.

`ankbrief.pipeline` has the steps in their order; `ankbrief.cli` is the command line.
"""
