"""Small components: figures, bars, timelines, calendars, chains, histories, progress. Each: props and a template."""
