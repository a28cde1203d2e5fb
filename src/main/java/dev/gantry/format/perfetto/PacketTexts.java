package dev.gantry.format.perfetto;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import com.google.protobuf.ByteString;

/** The texts of a file's packets, as they were read; counts what in them was no UTF-8, and was replaced. */
final class PacketTexts {
    private static final char REPLACEMENT = '\ufffd';

    private long replaced;

    /** How many replacement characters stand for bytes that are no text. */
    long replaced() {
        return replaced;
    }

    /** The text of this part. */
    String of(Packet packet, Packet.Part part) {
        return counted(packet.text(part), () -> ByteString.copyFrom(packet.bytes(part)));
    }

    String of(Packet packet, Packet.Parts parts, int i) {
        return counted(packet.text(parts, i), () -> packet.bytes(parts, i));
    }

    String of(ByteString written) {
        return counted(written.toString(StandardCharsets.UTF_8), () -> written);
    }

    /** This text, which was read from these bytes; those are asked for only where something may be replaced. */
    String counted(String text, Supplier<ByteString> written) {
        if (text.indexOf(REPLACEMENT) >= 0) {
            replaced += text.chars().filter(each -> each == REPLACEMENT).count() - genuine(written.get());
        }
        return text;
    }

    /** How often the replacement character itself was written. */
    private static long genuine(ByteString written) {
        long count = 0;
        for (int i = 0; i + 2 < written.size(); i++) {
            count += (written.byteAt(i) & 0xff) == 0xef && (written.byteAt(i + 1) & 0xff) == 0xbf
                    && (written.byteAt(i + 2) & 0xff) == 0xbd ? 1 : 0;
        }
        return count;
    }
}
