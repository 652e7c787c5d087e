import Bytes
import Lists

/// Reads a list file.
func parse(_ file: String, _ type: ListType) -> ListParse {
  file.withByteView { ListParse($0, type: type) }
}

/// The canonical bytes of a number as text, or nil.
func canonical(_ written: String) -> String? {
  written.withByteView { CanonicalNumber($0) }?.withByteView { $0.text }
}
