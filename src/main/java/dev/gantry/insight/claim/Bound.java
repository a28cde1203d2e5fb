package dev.gantry.insight.claim;

/** How a number must lie to a limit. */
enum Bound {
    AT_MOST {
        @Override
        boolean allows(long value, long limit) {
            return value <= limit;
        }
    },
    LESS {
        @Override
        boolean allows(long value, long limit) {
            return value < limit;
        }
    },
    AT_LEAST {
        @Override
        boolean allows(long value, long limit) {
            return value >= limit;
        }
    },
    MORE {
        @Override
        boolean allows(long value, long limit) {
            return value > limit;
        }
    },
    EXACTLY {
        @Override
        boolean allows(long value, long limit) {
            return value == limit;
        }
    };

    abstract boolean allows(long value, long limit);

    /** Whether the answer stays the same however much the value shrinks. */
    boolean isFinalBelow(long value, long limit) {
        return switch (this) {
            case AT_MOST, LESS -> allows(value, limit);
            case AT_LEAST, MORE -> !allows(value, limit);
            case EXACTLY -> value < limit;
        };
    }

    /** Whether the answer stays the same however much the value grows. */
    boolean isFinal(long value, long limit) {
        return switch (this) {
            case AT_MOST, LESS -> !allows(value, limit);
            case AT_LEAST, MORE -> allows(value, limit);
            case EXACTLY -> value > limit;
        };
    }
}
