"""The Gantt: evaluated activities -> shapes on a scale of time, whatever draws them."""
