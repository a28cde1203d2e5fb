/**
 * Records of a cluster's members, gathered into the recording of their driver.
 *
 * <p><b>Owns</b> what a recording says of records that are kept elsewhere, and how they become part of it: lanes of
 * their own in the lane of their machine, with the driver's tasks at the times that their member knows. <b>Threads:</b>
 * the caller's. <b>Trust:</b> what members send is checked as any recording that comes from outside. <b>Must not
 * know</b> how it travels, nor who looks.
 */
package dev.gantry.gather;
