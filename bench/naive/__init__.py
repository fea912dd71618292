"""What a first version of such an application looks like, to be measured against."""
