"""What an editor judges and what follows from it: worksheets, actions, suggestions, progress.

Pure: decisions come from and go to `data.store`; showing them is the business of `pages`.
"""
