package dev.gantry.format.jfr;

import java.io.IOException;
import java.util.List;

import dev.gantry.format.Content;
import dev.gantry.format.Opening;
import dev.gantry.format.TraceReader;

/** Opens recordings of the JDK's Flight Recorder, on a Java that has it. */
public final class JfrReader implements TraceReader {
    private static final String MODULE = "jdk.jfr";

    @Override
    public String title() {
        return "JDK Flight Recorder recording";
    }

    @Override
    public List<String> endings() {
        return List.of("jfr");
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length >= Scan.MAGIC.length && List.of(head[0], head[1], head[2], head[3])
                .equals(List.of(Scan.MAGIC[0], Scan.MAGIC[1], Scan.MAGIC[2], Scan.MAGIC[3]));
    }

    /** Whether this Java can read such files. */
    public static boolean isAvailable() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    @Override
    public void read(Content content, Opening into) throws IOException {
        if (!isAvailable()) {
            throw new IOException("this Java has no module " + MODULE + ", which reads such files: use a full JDK.");
        }
        try (Sound sound = Sound.of(content, into)) {
            new RecordingEvents(into).read(sound);
        }
    }
}
