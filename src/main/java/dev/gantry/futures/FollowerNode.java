package dev.gantry.futures;

/** One of a future's followers and those who came before it. Immutable; null is none. */
record FollowerNode(Follower follower, FollowerNode next) {
    static boolean holds(FollowerNode head, Follower follower) {
        for (FollowerNode each = head; each != null; each = each.next) {
            if (each.follower == follower) {
                return true;
            }
        }
        return false;
    }

    /** The same without this one, which must be there, once. */
    static FollowerNode without(FollowerNode head, Follower follower) {
        FollowerNode above = null;
        FollowerNode at = head;
        for (; at.follower != follower; at = at.next) {
            above = new FollowerNode(at.follower, above);
        }
        FollowerNode rest = at.next;
        for (; above != null; above = above.next) {
            rest = new FollowerNode(above.follower, rest);
        }
        return rest;
    }

    /** The first that came is the first. */
    static FollowerNode reversed(FollowerNode head) {
        FollowerNode reversed = null;
        for (FollowerNode each = head; each != null; each = each.next) {
            reversed = new FollowerNode(each.follower, reversed);
        }
        return reversed;
    }
}
