"""The office's calendar of rest days: `days.office_calendar` to count with, `actions` to change it."""
