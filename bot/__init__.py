"""Canirun, the Slack coach for people who run and lift: hears, asks advice, answers."""
