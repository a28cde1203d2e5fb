package dev.gantry.recording;

/** Spooling of open recordings to disk. */
public interface Keeper {
    /** Makes the spool of this recording, which {@linkplain Spool#begin begins} later. Does not access the disk. */
    Spool keep(Recording recording);
}
