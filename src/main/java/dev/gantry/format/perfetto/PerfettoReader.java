package dev.gantry.format.perfetto;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.google.protobuf.InvalidProtocolBufferException;

import dev.gantry.format.Content;
import dev.gantry.format.DamagedFile;
import dev.gantry.format.FileLimits;
import dev.gantry.format.TraceReader;
import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.recording.About;
import dev.gantry.trace.message.Message;

/** Reader of Perfetto traces, those that Gantry wrote and those of other programs. */
public final class PerfettoReader implements TraceReader {
    private static final int PACKET = 0x0a;

    @Override
    public String title() {
        return PerfettoFile.TITLE;
    }

    @Override
    public List<String> endings() {
        return PerfettoFile.ENDINGS;
    }

    /**
     * File type detection: whether a packet begins here with one of the fields and wire types that packets have, and so
     * does the next.
     */
    @Override
    public boolean recognises(byte[] head) {
        if (head.length < 2 || head[0] != PACKET) {
            return false;
        }
        int at = 1;
        long length = 0;
        for (int shift = 0; at < head.length && at < 6; shift += 7) {
            length |= (head[at] & 0x7fL) << shift;
            if (head[at++] >= 0) {
                break;
            }
        }
        boolean followed = at + length >= head.length || head[(int) (at + length)] == PACKET;
        boolean field = at >= head.length || length == 0 || (head[at] & 7) != 3 && (head[at] & 7) != 4
                && (head[at] & 7) < 6 && (head[at] & 0xff) >= 8;
        return followed && field;
    }

    @Override
    public void read(Content content, TraceUnderConstruction into) throws IOException {
        try (InputStream in = content.open(); Packets packets = new Packets(in, into.limits().message())) {
            Sinks sinks = new Sinks(into);
            try {
                read(packets, sinks, into);
            } catch (DamagedFile damage) {
                into.damaged(damage);
            }
            if (packets.skipped() > 0) {
                into.notice(Message.say("perfetto.damaged", packets.skipped()));
            }
            sinks.finish();
        }
    }

    /** Header of a recording of ours; nothing if that can't be read. */
    public static About aboutOf(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            TraceUnderConstruction opening = new TraceUnderConstruction(FileLimits.USUAL);
            PacketStream stream = new PacketStream(in, opening.limits().message());
            Packet packet = new Packet();
            if (stream.next()) {
                packet.parse(stream);
                if (packet.extension.isThere()) {
                    new OwnRecording(opening).take(packet);
                }
            }
            return opening.about();
        } catch (IOException | IllegalStateException _) {
            return About.NOTHING;
        }
    }

    private static void read(Packets packets, Sinks sinks, TraceUnderConstruction into) throws IOException {
        for (Packet packet = packets.next(); packet != null; packet = packets.next()) {
            try {
                sinks.of(packet, packets).take(packet);
            } catch (InvalidProtocolBufferException | IllegalStateException e) {
                packets.bad();
            }
            into.step();
        }
    }

    /** Whether the trace is one of ours shows in its first packet. */
    private static final class Sinks {
        private final TraceUnderConstruction into;
        private PacketSink chosen;

        private Sinks(TraceUnderConstruction into) {
            this.into = into;
        }

        PacketSink of(Packet packet, Packets packets) {
            if (chosen == null && packet.extension.isThere()) {
                chosen = new OwnRecording(into); // what comes after damage makes no sense without it
            } else if (chosen == null) {
                chosen = new ForeignTracks(into);
                packets.skipDamaged(into);
            }
            return chosen;
        }

        void finish() throws IOException {
            if (chosen != null) {
                chosen.finish();
            }
        }
    }
}
