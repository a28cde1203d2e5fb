package dev.gantry.ui.session;

import dev.gantry.folder.Folders;
import dev.gantry.format.spool.SpoolFolder;

/** Spool folder of live recordings of this user. */
public final class Spools {
    public static final SpoolFolder FOLDER = new SpoolFolder(Folders.usual().cache().resolve("recordings"),
            SpoolFolder.USUAL_BYTES);

    private Spools() {}
}
