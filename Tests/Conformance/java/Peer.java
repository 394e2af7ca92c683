import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zeromq.ZMQ;

/** Compares two shipped scenarios over JeroMQ, which shares no code with libzmq. Run by hand; see ../README.md. */
public class Peer {
    static ZMQ.Context context = ZMQ.context(1);

    static ZMQ.Socket dealer(String endpoint) {
        ZMQ.Socket socket = context.socket(ZMQ.DEALER);
        socket.setLinger(0);
        socket.setReceiveTimeOut(2_000);
        socket.connect(endpoint);
        return socket;
    }

    static void send(ZMQ.Socket socket, String header) {
        socket.sendMore("PLD1");
        socket.send(header);
    }

    static List<byte[]> receive(ZMQ.Socket socket) {
        List<byte[]> frames = new ArrayList<>();
        do {
            byte[] frame = socket.recv();
            if (frame == null) return null;
            frames.add(frame);
        } while (socket.hasReceiveMore());
        if (!new String(frames.get(0)).equals("PLD1")) throw new RuntimeException("no magic");
        return frames;
    }

    static String field(String header, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(header);
        return found.find() ? found.group(1) : null;
    }

    static String ask(ZMQ.Socket socket, String header) {
        send(socket, header);
        List<byte[]> frames = receive(socket);
        if (frames == null) throw new RuntimeException("no answer");
        String reply = new String(frames.get(1));
        if (!"true".equals(field(reply, "ok"))) throw new RuntimeException(reply);
        return reply;
    }

    public static void main(String[] endpoints) throws Exception {
        ZMQ.Socket control = dealer(endpoints[0]), data = dealer(endpoints[1]);
        System.out.println(ask(control, "{\"id\":\"1\",\"op\":\"hello\",\"proto\":[1,0],\"client\":\"jeromq\",\"version\":\"1\"}"));
        String submit = "{\"id\":\"2\",\"op\":\"submit\",\"key\":\"" + System.nanoTime() + "\",\"members\":64,\"reference\":\"silo\","
            + "\"scenarios\":[{\"name\":\"silo\",\"file\":\"polder:groot-rijnmond/silo\"},"
            + "{\"name\":\"network\",\"file\":\"polder:groot-rijnmond/network\"}]}";
        String run = field(ask(control, submit), "run");
        System.out.println("again created: " + field(ask(control, submit), "created"));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        int chunks = 0, connections = 0;
        long bytes = 0;
        List<byte[]> frames = null;
        while (true) {
            // JeroMQ 0.3.6 speaks ZMTP 2, which libzmq 4.3.4 cuts off when its time for a handshake is over: go on
            // after silence, as every client has to.
            if (frames == null) {
                data.close();
                data = dealer(endpoints[1]);
                connections++;
                send(data, "{\"id\":\"3\",\"op\":\"open\",\"run\":\"" + run + "\",\"stream\":\"j\",\"from\":" + chunks
                    + ",\"credit\":4}");
            }
            frames = receive(data);
            if (frames == null) continue;
            String event = new String(frames.get(1));
            if (event.contains("\"type\":\"chunk\"")) {
                digest.update(frames.get(2));
                bytes += frames.get(2).length;
                chunks++;
                send(data, "{\"id\":\"4\",\"op\":\"credit\",\"stream\":\"j\",\"n\":1}");
            } else if (event.contains("\"type\":\"end\"")) {
                StringBuilder sum = new StringBuilder();
                for (byte part : digest.digest()) sum.append(String.format("%02x", part));
                System.out.println(chunks + " chunks, " + bytes + " bytes, " + connections + " connections, " + field(event, "state") + ", checksum "
                    + (sum.toString().equals(field(event, "sha256")) ? "right" : "WRONG"));
                break;
            }
        }
        control.close();
        data.close();
        context.term();
    }
}
