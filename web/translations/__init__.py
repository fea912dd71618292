"""The sentences of the project in other languages than English, and how they are collected."""
