package dev.gantry.insight.claim;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/** What a task has done, or what was done with it. */
enum Done {
    STARTED("started", false) {
        @Override
        boolean by(int task, Snapshot recorded) {
            return recorded.taskStarted(task) != Trace.NONE;
        }
    },
    /** It returned or threw; being cancelled is no end of it. */
    ENDED("ended", false) {
        @Override
        boolean by(int task, Snapshot recorded) {
            return SUCCEEDED.by(task, recorded) || FAILED.by(task, recorded);
        }
    },
    SUCCEEDED("succeeded", false) {
        @Override
        boolean by(int task, Snapshot recorded) {
            return recorded.taskState(task) == TaskState.SUCCEEDED;
        }
    },
    FAILED("failed", false) {
        @Override
        boolean by(int task, Snapshot recorded) {
            return recorded.taskState(task) == TaskState.FAILED;
        }
    },
    CANCELLED("cancelled", true) {
        @Override
        boolean by(int task, Snapshot recorded) {
            return recorded.taskState(task) == TaskState.CANCELLED;
        }
    },
    SUBMITTED("submitted", true) {
        @Override
        boolean by(int task, Snapshot recorded) {
            return true;
        }
    };

    private final String word;
    private final boolean isPassive;

    Done(String word, boolean isPassive) {
        this.word = word;
        this.isPassive = isPassive;
    }

    String word() {
        return word;
    }

    /** Whether it was done with the task: "was" stands before the word. */
    boolean isPassive() {
        return isPassive;
    }

    /** Whether this task, which the recording knows, has. */
    abstract boolean by(int task, Snapshot recorded);
}
