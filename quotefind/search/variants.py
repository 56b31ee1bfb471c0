"""stub"""
def variants_of(store, lists, query, matches):
    return ()
