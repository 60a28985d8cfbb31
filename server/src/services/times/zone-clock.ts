// The admin reads clocks of other zones, too.
export * from '../../../../contracts/clock/zone-clock';
