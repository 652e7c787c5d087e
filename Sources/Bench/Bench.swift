import Bytes
@main struct X { static func main() {} }
