import Daemon

@main
enum Polderd {
    static func main() async {
        await Program.run()
    }
}
