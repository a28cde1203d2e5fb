package dev.gantry.ui.session;

import dev.gantry.folder.Folders;
import dev.gantry.format.spool.SpoolFolder;

/** Where live recordings of this user are kept while they run. */
public final class Spools {
    public static final SpoolFolder FOLDER = new SpoolFolder(Folders.usual().cache().resolve("recordings"),
            SpoolFolder.USUAL_BYTES);

    private Spools() {}
}
