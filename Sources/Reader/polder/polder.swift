import Client

@main
enum Program {
    static func main() async {
        await Polder.start()
    }
}
