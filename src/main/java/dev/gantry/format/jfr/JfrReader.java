package dev.gantry.format.jfr;

import java.io.IOException;
import java.util.List;

import dev.gantry.format.Content;
import dev.gantry.format.TraceReader;
import dev.gantry.format.TraceUnderConstruction;

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
        return head.length >= StructureCheck.MAGIC.length && List.of(head[0], head[1], head[2], head[3])
                .equals(List.of(StructureCheck.MAGIC[0], StructureCheck.MAGIC[1], StructureCheck.MAGIC[2],
                        StructureCheck.MAGIC[3]));
    }

    /** Whether this Java can read such files. */
    public static boolean isAvailable() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    @Override
    public void read(Content content, TraceUnderConstruction into) throws IOException {
        if (!isAvailable()) {
            throw new IOException("this Java has no module " + MODULE + ", which reads such files: use a full JDK.");
        }
        try (UndamagedCopy sound = UndamagedCopy.of(content, into)) {
            new RecordingEvents(into).read(sound);
        }
    }
}
