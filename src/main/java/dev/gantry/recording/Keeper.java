package dev.gantry.recording;

/** Where recordings are kept on disk while they are open. */
public interface Keeper {
    /** How this one will be kept, once it {@linkplain Spool#begin begins}. Touches no disk. */
    Spool keep(Recording recording);
}
