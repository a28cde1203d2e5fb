package dev.gantry.ui.pump;

/** Why a frame is drawn. */
public enum Reason {
    /** The recording has grown. */
    RECORDING,
    /** A program that runs has printed something. */
    OUTPUT,
    /** A run began, ended, or its display was paused. */
    RUN,
    /** Another lesson or other arguments were chosen. */
    LESSON,
    /** Another stretch of time or other lanes are visible. */
    VIEW,
    /** Something else is selected or highlighted. */
    SELECTION,
    /** The recording is replayed up to another time, or no more. */
    PLAYHEAD,
    /** The pointer is over something else. */
    HOVER,
    /** A part of the window has another size. */
    SIZE,
    /** Other recordings in files are listed. */
    FILES,
    /** Other programs are listed. */
    PROGRAMS,
    /** Light became dark or the other way round. */
    THEME
}
