import { styled } from 'styled-components';

/** FullCalendar in the colours of the theme; it brings its own sheet and reads these variables. */
export const GridFrame = styled.div`
  --fc-border-color: ${({ theme }) => theme.colors.neutral200};
  --fc-page-bg-color: ${({ theme }) => theme.colors.neutral0};
  --fc-neutral-bg-color: ${({ theme }) => theme.colors.neutral100};
  --fc-neutral-text-color: ${({ theme }) => theme.colors.neutral600};
  --fc-today-bg-color: ${({ theme }) => theme.colors.primary100};
  --fc-now-indicator-color: ${({ theme }) => theme.colors.danger600};
  --fc-highlight-color: ${({ theme }) => theme.colors.primary100};
  --fc-event-bg-color: transparent;
  --fc-event-border-color: transparent;
  --fc-event-text-color: ${({ theme }) => theme.colors.neutral800};
  --fc-event-selected-overlay-color: transparent;
  --fc-list-event-hover-bg-color: ${({ theme }) => theme.colors.neutral100};
  --fc-more-link-bg-color: ${({ theme }) => theme.colors.neutral150};
  --fc-more-link-text-color: ${({ theme }) => theme.colors.neutral800};

  overflow: hidden;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;

  .fc-theme-standard .fc-scrollgrid,
  .fc-theme-standard .fc-list {
    border: 0;
  }

  .fc a {
    color: inherit;
    text-decoration: none;
  }

  .fc-col-header-cell-cushion,
  .fc-list-day-cushion {
    padding-block: 0.8rem;
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    font-weight: 600;
  }

  .fc-daygrid-day-number {
    padding: 0.6rem 0.8rem;
    color: ${({ theme }) => theme.colors.neutral800};
    font-size: 1.2rem;
    font-variant-numeric: tabular-nums;
  }

  .fc .fc-day-other .fc-daygrid-day-top {
    opacity: 1;
  }

  .fc .fc-day-other .fc-daygrid-day-number {
    color: ${({ theme }) => theme.colors.neutral600};
  }

  .fc-day-today .fc-daygrid-day-number {
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: 700;
  }

  .fc .fc-daygrid-day-frame {
    min-height: 12rem;
  }

  .fc .fc-daygrid-event,
  .fc .fc-timegrid-event {
    margin-inline: 0.4rem;
    padding: 0;
    border: 0;
    border-radius: ${({ theme }) => theme.borderRadius};
    background: transparent;
    box-shadow: none;
    cursor: pointer;
  }

  .fc .fc-timegrid-event .fc-event-main {
    padding: 0;
  }

  .fc .fc-timegrid-slot {
    height: 2.8rem;
  }

  .fc .fc-timegrid-slot-label-cushion {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    font-variant-numeric: tabular-nums;
  }

  .fc .fc-event:focus,
  .fc .fc-event:focus-within {
    box-shadow: none;
  }

  .fc .fc-event:focus::after {
    display: none;
  }

  .fc .fc-event:focus-visible,
  .fc .fc-list-event:focus-visible,
  .fc a:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }

  /* The note at the lower edge of the page must not cover what is being moved. */
  .fc .fc-event,
  .fc .fc-list-event {
    scroll-margin-block: 8rem 20rem;
  }

  .fc .fc-list-event {
    cursor: pointer;
  }

  .fc .fc-list-event td {
    padding-block: 0.8rem;
    border-color: ${({ theme }) => theme.colors.neutral150};
  }

  /* The title takes what the time leaves, and is cut rather than pushed out. */
  .fc .fc-list-event-title {
    width: 100%;
    max-width: 0;
  }

  .fc .fc-list-event-time {
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }

  .fc .fc-list-event-graphic {
    display: none;
  }

  .fc .fc-list-empty {
    background: transparent;
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;
