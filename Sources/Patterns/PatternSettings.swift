func checkSettings(_ source: [UInt8]) throws(PatternError) {}
