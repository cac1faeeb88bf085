import type { ClinicalDataset, DatasetId } from '@glabella/domain/charts';

/**
 * Keeps one object for each dataset from drawing to drawing. Chart.js knows a dataset by its object: a new one would lose its
 * controller, and with it what the person had hidden or highlighted.
 */
export class DatasetKeeper {
  private readonly kept = new Map<DatasetId, ClinicalDataset>();

  /** The datasets to draw, each filled into the object that was drawn under its id before. */
  keep(datasets: readonly ClinicalDataset[]): ClinicalDataset[] {
    return datasets.map((dataset) => {
      const known = this.kept.get(dataset.id);
      if (known) return Object.assign(known, dataset);
      this.kept.set(dataset.id, dataset);
      return dataset;
    });
  }
}
