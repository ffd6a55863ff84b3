"""The one engine that understands what people type: names (topics, people, places) and passages.

Candidates come from an index, named signals describe each, fitted weights make a probability of them, one decision
follows, and every step can be explained. Pure: built once from a library, no files but the weights, no clock.
"""
