package dev.gantry.ui.session;

import dev.gantry.format.spool.SpoolFolder;
import dev.gantry.futures.process.start.CacheFolder;

/** Where live recordings of this user are kept while they run. */
public final class Spools {
    public static final SpoolFolder FOLDER = new SpoolFolder(CacheFolder.path().resolve("recordings"),
            SpoolFolder.USUAL_BYTES);

    private Spools() {}
}
