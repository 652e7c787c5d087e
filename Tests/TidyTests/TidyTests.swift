import Testing

/// The rules of the house that neither the compiler nor the formatter holds.
@Suite enum TidyTests {}
