briefs-related = Related topics
briefs-sources = Sources
briefs-full = Full brief
briefs-background = People
briefs-outlook = Outlook{ $label }
briefs-points = Key points
briefs-positions = Where each side stood
# Before the newest development: "Latest · 3 February 2021."
briefs-latest = Latest · { $when }.
