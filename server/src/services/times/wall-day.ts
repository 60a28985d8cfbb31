// The admin reckons with wall times, too.
export * from '../../../../contracts/clock/wall-day';
